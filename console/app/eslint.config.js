import eslint from '@eslint/js';
import hooks from 'eslint-plugin-react-hooks';
import typescript from 'typescript-eslint';

const markup = 'The content security policy (Trusted Types) forbids markup from strings: render elements.';

export default typescript.config(
  { ignores: ['node_modules', 'src/api/schema.d.ts', 'test-results'] },
  eslint.configs.recommended,
  ...typescript.configs.strict,
  hooks.configs.flat.recommended,
  {
    rules: {
      'max-lines': ['error', { max: 200, skipBlankLines: true }],
      'no-restricted-properties': [
        'error',
        ...['innerHTML', 'outerHTML', 'insertAdjacentHTML'].map((property) => ({ property, message: markup })),
      ],
      'no-restricted-syntax': ['error', { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: markup }],
    },
  },
  // Playwright's fixtures call `use`, and tests record what is rendered: neither is a component of the page.
  { files: ['e2e/**', 'on-demand/**', 'src/**/*.test.tsx'], rules: { 'react-hooks/rules-of-hooks': 'off', 'react-hooks/globals': 'off' } },
  { files: ['scripts/**'], languageOptions: { globals: { console: 'readonly', process: 'readonly', URL: 'readonly' } } },
);
