import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  schema: './dist/src/**/*table*.js',
  out: './migrations',
});
