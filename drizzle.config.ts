import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  schema: ['./dist/src/**/tables.js', './dist/src/**/*-tables.js', './dist/src/platform/http/idempotency-table.js'],
  out: './migrations',
});
