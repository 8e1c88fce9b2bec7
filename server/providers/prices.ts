/**
 * What models cost by the price lists of their vendors, as they were read on a day. A model whose price depends on the length
 * of the input (Qwen's do), and one whose vendor's list could not be read, has none here: the user tells his own.
 */
import type { Prices } from './profile.ts';

export interface ListedPrices extends Prices {
  /** Year and month in which the list was read. */
  readonly on: string;
}

type PriceList = { readonly [model: string]: ListedPrices };

/** USD of the vendors' international price lists; CNY where the vendor has only one list. */
export const LISTED_PRICES: { readonly [provider: string]: PriceList } = {
  // api-docs.deepseek.com/zh-cn/quick_start/pricing, read 2026-11. Those of peak hours (working days 9–12 and 14–18, Beijing):
  // at other times it is half. deepseek-v4-flash is answered and billed as deepseek-flash.
  deepseek: {
    'deepseek-v4-pro': { input: 9, cachedInput: 0.3, output: 27, currency: 'CNY', on: '2026-11' },
    'deepseek-v4-flash': { input: 2, cachedInput: 0.04, output: 8, currency: 'CNY', on: '2026-11' },
    'deepseek-flash': { input: 2, cachedInput: 0.04, output: 8, currency: 'CNY', on: '2026-11' },
  },
  // The vendor's notice of lasting prices, 2026-05-27 (lzwjava.github.io/xiaomi-mimo-price-cut-technical-optimizations-en).
  mimo: {
    'mimo-v2.5-pro': { input: 3, cachedInput: 0.025, output: 6, currency: 'CNY', on: '2026-05' },
    'mimo-v2.5': { input: 1, cachedInput: 0.02, output: 2, currency: 'CNY', on: '2026-05' },
  },
  // platform.kimi.ai/docs/pricing/chat-k3 (codeburn#709, 2026-07), developer.puter.com/tutorials/kimi-api-pricing (2026-06),
  // platform.moonshot.ai/docs/pricing/chat (2026-03).
  kimi: {
    'kimi-k3': { input: 3, cachedInput: 0.3, output: 15, currency: 'USD', on: '2026-07' },
    'kimi-k2.6': { input: 0.95, cachedInput: 0.16, output: 4, currency: 'USD', on: '2026-06' },
    'kimi-k2.5': { input: 0.6, cachedInput: 0.1, output: 3, currency: 'USD', on: '2026-03' },
  },
  // docs.z.ai/guides/overview/pricing, by docs.wolffi.sh/configuration/zai.md and ccusage#1225 (2026-08).
  glm: {
    'glm-5.2': { input: 1.4, cachedInput: 0.26, output: 4.4, currency: 'USD', on: '2026-08' },
    'glm-5': { input: 1, cachedInput: 0.2, output: 3.2, currency: 'USD', on: '2026-08' },
    'glm-4.7': { input: 0.6, cachedInput: 0.11, output: 2.2, currency: 'USD', on: '2026-08' },
    'glm-4.6': { input: 0.6, cachedInput: 0.11, output: 2.2, currency: 'USD', on: '2026-08' },
  },
  // platform.minimax.io/docs/guides/pricing-paygo (codeburn#118, 2026-04).
  minimax: {
    'MiniMax-M2.7': { input: 0.3, cachedInput: 0.06, output: 1.2, currency: 'USD', on: '2026-04' },
    'MiniMax-M2.7-highspeed': { input: 0.6, cachedInput: 0.06, output: 2.4, currency: 'USD', on: '2026-04' },
  },
};
