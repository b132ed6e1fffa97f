import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // two cores: more files at once only make the model's tests wait for each other
    maxWorkers: 2,
    // .ci/run reads the true numbers from the file
    reporters: ['default', ['json', { outputFile: 'out/test-results.json' }]],
  },
});
