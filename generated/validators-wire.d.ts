// Generated from spec/ by `make generate`: do not edit.
import type { Table, Validate } from './validators.d.ts';
import type { CreateResponse, ErrorBody, ModelInfo, ModelList, OutputItem, ResponseResource, StreamEvent } from './types/responses.ts';
import type { ChatChunk, ChatRequest, ChatResponse } from './types/chat.ts';

export declare const createResponseWhole: Validate<CreateResponse>;
export declare const responseResource: Validate<ResponseResource>;
export declare const outputItems: Table<OutputItem>;
export declare const events: Table<StreamEvent>;
export declare const errorBody: Validate<ErrorBody>;
export declare const modelList: Validate<ModelList>;
export declare const modelInfo: Validate<ModelInfo>;
export declare const chatRequest: Validate<ChatRequest>;
export declare const chatResponse: Validate<ChatResponse>;
export declare const chatChunk: Validate<ChatChunk>;
