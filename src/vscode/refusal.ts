/** Why a command cannot be done, in one sentence for the person who gave it. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
