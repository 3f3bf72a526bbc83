/**
 * What the client of today no longer uses and the server keeps for the client of one release back, as `breaks` names
 * it: 'issue.oldProcedure', or 'issue.read answer.oldField'. After the next version of the contract it may go.
 */
export const retired: readonly string[] = []
