import { api } from '@/client/api/client'
import { useMe } from '@/client/api/use-me'
import { useRead } from '@/client/api/use-read'
import { Cell, Cells } from '@/client/components/cells'
import { go } from '@/client/navigate'

interface FromIssuesProps {
  readonly villageId: string
  readonly decisionId: string
}

/** The matters out of which a decision grew, for the people of the village who may read them; else nothing. */
export const FromIssues = ({ villageId, decisionId }: FromIssuesProps) => {
  const { isSignedIn } = useMe()
  const { data } = useRead(
    ['issue.listOfDecision', villageId, decisionId],
    () => api.issue.listOfDecision.query({ villageId, decisionId }),
    { enabled: isSignedIn }
  )
  return data && data.length > 0 ? (
    <Cells title='从村民说的事来'>
      {data.map(({ issueId, words, stateName }) => (
        <Cell
          key={issueId}
          title={words}
          note={stateName}
          onTap={() => go('issue', { villageId, issueId })}
        />
      ))}
    </Cells>
  ) : null
}
