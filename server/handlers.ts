/** Handlers one after another, without a router: for the one path that is asked for all day. Express takes the same handlers. */
import type { IncomingMessage, ServerResponse } from 'node:http';

/** As much of Express's request as handlers of all doors need. */
export type Asked = IncomingMessage & { readonly path: string };
/** The same of its response; `locals` are what one handler leaves for the next. */
export type Answered = ServerResponse & { readonly locals: object };
export type Handler = (request: Asked, response: Answered, next: () => void) => void | Promise<void>;
/** Answers what a handler has thrown. */
export type FailureHandler = (thrown: unknown, request: Asked, response: Answered) => void;

/** One handler of the requests for this path, whose handlers each call the next one or throw. */
export function inOrder(path: string, handlers: readonly Handler[], fail: FailureHandler) {
  return (bare: IncomingMessage, answering: ServerResponse): void => {
    const request: Asked = Object.assign(bare, { path });
    const response: Answered = Object.assign(answering, { locals: {} });
    const failed = (thrown: unknown) => fail(thrown, request, response);
    const pass = (at: number): void => {
      try {
        handlers[at]?.(request, response, () => pass(at + 1))?.catch(failed);
      } catch (thrown) {
        failed(thrown);
      }
    };
    pass(0);
  };
}
