/** The sentences stand in the contract, because the command line says the same ones. */
export { errorText } from '../../electron/contract/error-text.ts';
