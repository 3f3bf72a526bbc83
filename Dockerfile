# 小院的容器：网页和接口在一个镜像里。数据库在外面，用 DATABASE_URL 指定。怎样用见 docs/deploy.md。

FROM node:20-bookworm-slim AS build
WORKDIR /src
COPY package.json package-lock.json ./
# 构建不需要任何依赖包自己的安装脚本
RUN npm ci --ignore-scripts
COPY babel.config.js tsconfig.json ./
COPY config config
COPY scripts scripts
COPY src src
RUN npm run build:h5 && npm run build:host

FROM node:20-bookworm-slim
ENV NODE_ENV=production \
    PORT=4000 \
    XIAOYUAN_ADDRESS=0.0.0.0 \
    XIAOYUAN_H5=/app/h5 \
    XIAOYUAN_DATA=/data \
    XIAOYUAN_DEMO=0
WORKDIR /app
COPY --from=build /src/dist/host ./
COPY --from=build /src/dist/h5 h5
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 4000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "index.js"]
