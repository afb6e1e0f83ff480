/** Why a workbook cannot be read: damaged, made to do harm, or larger than anything a list needs. */
export type FileFault =
  | 'damaged'
  | 'too_many_entries'
  | 'unsafe_names'
  | 'lying_directory'
  | 'unpacks_too_large'
  | 'declares_entities'
  | 'protected'
  | 'impossible_cells'
  | 'too_wide'
  | 'no_sheets';

export class BrokenFile extends Error {
  constructor(
    readonly fault: FileFault,
    options?: ErrorOptions,
  ) {
    super(`the workbook cannot be read: ${fault}`, options);
  }
}
