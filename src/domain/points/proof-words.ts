/** How anybody computes a household's proof again with SHA-256 alone; goes with the copied data. */
export const proofSteps: readonly string[] = [
  '1. 从32个零字节起，对 lines 里每一行依次算：SHA-256(前一次的结果 + 这一行的UTF-8字节)。最后一次的结果应等于 householdHash。',
  '2. 叶子 = SHA-256(字节00 + householdId去掉横线的16字节 + upTo的4字节大端整数 + householdHash的32字节)。',
  '3. 依次和 path 里的每一步合并：side 是 left 时 SHA-256(字节01 + 这一步的hash + 自己)，是 right 时 SHA-256(字节01 + 自己 + 这一步的hash)。最后应等于 root。',
  '4. SHA-256(previous + villageId去掉横线的16字节 + page的4字节大端整数 + entries的8字节大端整数 + at自1970年起微秒数的8字节大端整数 + root)，应等于 hash，也就是公示上印的指纹。'
]
