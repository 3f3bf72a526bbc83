import '../shop.scss'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { api, type Outputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useMe } from '@/client/api/use-me'
import { useOfVillage } from '@/client/api/use-of-village'
import { useRead } from '@/client/api/use-read'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Choice } from '@/client/components/choice'
import { Field, Labelled } from '@/client/components/field'
import { MoneyField } from '@/client/components/money-field'
import { Notice } from '@/client/components/notice'
import { NumberField } from '@/client/components/number-field'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { PhotoPicker } from '@/client/components/photo-picker'
import { PhotoRow } from '@/client/components/photo-row'
import { toast } from '@/client/components/toast'
import { goBack } from '@/client/navigate'
import { type GoodsSource, goodsSources, limits } from '@/domain/shop/names'
import { formOf, inputOf, lackingOf, type SaveInput } from './goods-form'

type Goods = Outputs['shop']['readStock']

/** New goods, or a change of goods there are. */
const Edit = () => {
  const { goodsId = null } = useRouter().params
  const { member, query: meQuery } = useMe()
  const villageId = member?.villageId ?? null
  const query = useRead(
    ['shop.readStock', villageId, goodsId],
    () => api.shop.readStock.query({ villageId: villageId ?? '', goodsId: goodsId ?? '' }),
    { enabled: villageId !== null && goodsId !== null }
  )
  const shown = useOfVillage(query)
  return (
    <Page title={goodsId ? '改商品' : '上架新商品'}>
      {goodsId === null ? (
        <PageState query={meQuery} isEmpty={() => member === null} empty={{ title: '您的身份不能上架' }}>
          {() => (villageId ? <Form villageId={villageId} goods={null} /> : null)}
        </PageState>
      ) : (
        <PageState query={shown}>
          {(goods) => (villageId ? <Form villageId={villageId} goods={goods} /> : null)}
        </PageState>
      )}
    </Page>
  )
}

const Form = ({ villageId, goods }: { villageId: string; goods: Goods | null }) => {
  const [form, setForm] = useState(() => formOf(goods))
  const edit = (change: Partial<typeof form>) => setForm((now) => ({ ...now, ...change }))
  const { submit, isRunning, problem, sentence } = useSubmit(
    (input: SaveInput) => api.shop.saveGoods.mutate(input),
    {
      onDone: () => {
        toast('存好了')
        void queryClient.invalidateQueries()
        goBack('me')
      }
    }
  )
  const wrong = (field: string) => (problem?.field === field ? problem.message : null)
  const lacking = lackingOf(form)
  return (
    <View className='xy-form'>
      <Field
        label='名称'
        hint='比如：菜籽油'
        maxLength={limits.name}
        value={form.name}
        onInput={(name) => edit({ name })}
        error={wrong('name')}
      />
      <Field
        label='说明'
        optional
        hint='比如：5升一桶'
        maxLength={limits.words}
        value={form.words}
        onInput={(words) => edit({ words })}
        error={wrong('words')}
      />
      <Field
        label='单位'
        hint='袋、桶、把'
        maxLength={4}
        value={form.unit}
        onInput={(unit) => edit({ unit })}
        error={wrong('unit')}
      />
      <NumberField
        label='要多少分'
        value={form.price}
        onChange={(price) => edit({ price })}
        error={wrong('price')}
      />
      <NumberField
        label='每户每季度最多'
        unit={form.unit || '件'}
        optional
        value={form.perQuarter}
        onChange={(perQuarter) => edit({ perQuarter })}
        error={wrong('perQuarter')}
      />
      <Labelled label='从哪里来'>
        <Choice
          label='从哪里来'
          shape='list'
          value={form.source}
          onChoose={(source) => edit({ source })}
          options={(Object.keys(goodsSources) as GoodsSource[]).map((value) => ({
            value,
            name: goodsSources[value]
          }))}
        />
      </Labelled>
      <Field
        label='谁提供的'
        hint='店名、企业名或捐赠人'
        maxLength={limits.name}
        value={form.sourceName}
        onInput={(sourceName) => edit({ sourceName })}
        error={wrong('sourceName')}
      />
      {form.source === 'donated' ? null : (
        <MoneyField
          label='村里付给供货人的单价'
          optional
          value={form.costFen}
          onChange={(costFen) => edit({ costFen })}
          error={wrong('costFen')}
        />
      )}
      {goods ? (
        <PhotoRow
          photos={goods.photos.flatMap((p) => (p.smallUrl ? [{ ...p, smallUrl: p.smallUrl }] : []))}
        />
      ) : null}
      <PhotoPicker
        villageId={villageId}
        photos={form.photos}
        max={limits.photos}
        onChange={(change) => setForm((now) => ({ ...now, photos: change(now.photos) }))}
      />
      <Labelled label='现在能不能兑换'>
        <Choice
          label='现在能不能兑换'
          shape='row'
          value={form.onSale}
          onChoose={(onSale) => edit({ onSale })}
          options={[
            { value: true, name: '上架' },
            { value: false, name: '先不兑换' }
          ]}
        />
      </Labelled>
      <Notice>{lacking}</Notice>
      <Notice tone='stop'>{sentence}</Notice>
      <Button
        kind='primary'
        running={isRunning}
        disabled={lacking !== null}
        onTap={() => void submit(inputOf(form, { villageId, goodsId: goods?.goodsId ?? null }))}
      >
        存好
      </Button>
    </View>
  )
}

export default Edit
