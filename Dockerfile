# The bot, in which its packages are bundled, without the bundled PostgreSQL: DATABASE_URL is needed.
# How to run it: docs/admin-guide.md, "In a container".

FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY . .
# The image holds what the npm package holds: the list is "files" in package.json.
RUN node scripts/build.js && npm pack --ignore-scripts && tar -xzf seatwise-*.tgz

FROM node:24-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /app/package ./
USER node
EXPOSE 3978
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3978}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# As npm start does it, but without a shell or npm between, so that the signal reaches the bot.
CMD ["node", "--max-semi-space-size=32", "dist/src/index.js"]
