import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '@/client/components/button'
import { Field } from '@/client/components/field'
import type { IssueDraft } from '@/client/stores/drafts'
import { isWeapp } from '@/client/words/platform'

interface PlaceFieldProps {
  readonly draft: IssueDraft
  readonly edit: (change: Partial<IssueDraft>) => void
  readonly error: string | null
}

/** Where it is: one's own courtyard where nothing is said; in words; in WeChat also as a point on the map. */
export const PlaceField = ({ draft, edit, error }: PlaceFieldProps) => {
  const choose = () => {
    void Taro.chooseLocation({
      success: ({ latitude, longitude, name }) =>
        edit({
          point: { lat: latitude, lng: longitude },
          placeWords: draft.placeWords.trim() || Array.from(name).slice(0, 60).join('')
        }),
      // Whoever closes the map has changed their mind.
      fail: () => undefined
    })
  }
  return (
    <>
      <Field
        label='地点'
        optional
        hint='不写就是您家院落'
        value={draft.placeWords}
        maxLength={60}
        onInput={(placeWords) => edit({ placeWords })}
        error={error}
      />
      {isWeapp ? (
        <View className='xy-raise__map'>
          {draft.point ? (
            <Button kind='quiet' onTap={() => edit({ point: null })}>
              地图上已标好，点一下去掉
            </Button>
          ) : (
            <Button kind='quiet' onTap={choose}>
              在地图上标出来
            </Button>
          )}
        </View>
      ) : null}
    </>
  )
}
