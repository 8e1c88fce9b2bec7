/** A body on its way to a provider: whoever sends it takes it, so that nothing holds it for as long as the answer takes. */
export class Outgoing {
  /** Of the text or the bytes. */
  readonly length: number;
  private body: string | Uint8Array;

  constructor(body: string | Uint8Array) {
    this.length = body.length;
    this.body = body;
  }

  /** The body, once. */
  take(): string | Uint8Array {
    const { body } = this;
    this.body = '';
    return body;
  }
}
