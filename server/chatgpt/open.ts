/** ChatGPT as this process reaches it: with the user's consent and the login that Codex keeps, or not at all. */
import type { Config } from '../config.ts';
import { Fault } from '../fault.ts';
import type { Logger } from '../log.ts';
import type { ModelFacts } from '../providers/profile.ts';
import { CHATGPT } from '../routing/chatgpt.ts';
import { type Login, readLogin } from './login.ts';
import { KNOWN, listedModels } from './models.ts';

type Settings = Pick<Config, 'codexHome' | 'chatGptUrl'>;

/** What the catalogue tells of its models. */
export interface ChatGptModels {
  readonly owner: string;
  readonly displayName: string;
  readonly described: NonNullable<Awaited<ReturnType<typeof listedModels>>>;
  readonly known: readonly ModelFacts[];
}

export class ChatGpt {
  /** Without a trailing slash; `/responses` is appended. */
  readonly baseUrl: string;
  private readonly codexHome: string;
  private readonly consent: () => boolean;
  private readonly log: Pick<Logger, 'warn'> | undefined;
  private warned: string | null = null;

  /** @param consent whether the user wants it now. */
  constructor({ codexHome, chatGptUrl }: Settings, consent: () => boolean, log?: Pick<Logger, 'warn'>) {
    this.baseUrl = chatGptUrl;
    this.codexHome = codexHome;
    this.consent = consent;
    this.log = log;
  }

  /**
   * The login as it is at this moment.
   *
   * @throws Fault `model_not_found`, with what to do, where there is none or the user did not consent.
   */
  async login(): Promise<Login> {
    const login = await this.found();
    if (typeof login === 'string') throw new Fault('model_not_found', login, { param: 'model' });
    if (login.warning !== null && login.warning !== this.warned) this.log?.warn(login.warning);
    this.warned = login.warning;
    return login;
  }

  /** Why none of its models can be asked for now, with what to do; null when they can. */
  async missing(): Promise<string | null> {
    const found = await this.found();
    return typeof found === 'string' ? found : null;
  }

  /** The models that can be asked for now; null where none can. */
  async models(): Promise<ChatGptModels | null> {
    if ((await this.missing()) !== null) return null;
    const listed = await listedModels(this.codexHome);
    return { owner: CHATGPT, displayName: 'ChatGPT', described: listed ?? [], known: listed === null ? KNOWN : [] };
  }

  /** The login, or the sentence why there is none. */
  private async found(): Promise<Login | string> {
    if (!this.consent()) {
      return 'Models of ChatGPT are not answered here: set M2C_CHATGPT_PASSTHROUGH=1 (or m2c-admin settings set --chatgpt-passthrough), and log in with codex login.';
    }
    const login = await readLogin(this.codexHome, Date.now() / 1000);
    return typeof login === 'string' ? `${login}: log in with codex login and ask again.` : login;
  }
}
