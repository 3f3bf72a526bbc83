/**
 * Something the person at the terminal can put right: `message` is one Chinese sentence, the host prints it on
 * stderr and leaves with exit code 1. Anything else that is thrown during a start is a bug.
 */
export class StartRefusal extends Error {
  override readonly name = 'StartRefusal'
}
