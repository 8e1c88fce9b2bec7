/**
 * The same examples in each run of `make test`: a change is judged by what it changed and not by luck. New examples are looked
 * for by `make laws`, whose seed is the time.
 */
import fc from 'fast-check';

fc.configureGlobal({ seed: 20261121 });
