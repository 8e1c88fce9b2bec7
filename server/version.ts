/** The version of m2c, from its one source. */
import description from '../package.json' with { type: 'json' };

export const VERSION: string = description.version;
