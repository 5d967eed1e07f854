import tseslint from 'typescript-eslint';
import reactHooks from 'eslint-plugin-react-hooks';
import query from '@tanstack/eslint-plugin-query';
import prettier from 'eslint-config-prettier';

/** Hashes and ciphers that Node has and Electron's BoringSSL has not (docs/decisions/0006). */
const NOT_IN_BORINGSSL = '/^(sm3|sm4.*|sha3-.*|blake2.*|ripemd160|chacha20.*)$/i';

export default tseslint.config(
  {
    ignores: [
      'node_modules/',
      'out/',
      'dist/',
      'demo-out/',
      'coverage/',
      '**/*.cjs',
      'eslint.config.js',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './tsconfig.renderer.json', './tsconfig.tests.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      complexity: ['error', 12],
      'max-params': ['error', 4],
      'no-console': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Use a union of literals (erasableSyntaxOnly).' },
        {
          selector: 'ExportDefaultDeclaration',
          message:
            'Named exports only; a tool that wants a default gets an exception with a reason.',
        },
        {
          selector: `CallExpression[callee.property.name=/^create(Hash|Hmac|Cipheriv|Decipheriv)$/] > Literal[value=${NOT_IN_BORINGSSL}]`,
          message: 'Electron is built on BoringSSL, which has no such algorithm.',
        },
        {
          selector: 'CallExpression[callee.property.name=/^(argon2|argon2Sync)$/]',
          message: "Electron's BoringSSL has no argon2; use scrypt.",
        },
        {
          selector:
            "CallExpression[callee.property.name=/^(run|all|get|values)$/] > MemberExpression > CallExpression[callee.property.name='delete'][callee.object.name=/^(db|tx|orm)$/]",
          message: 'A delete needs a where.',
        },
        {
          selector:
            "CallExpression[callee.property.name=/^(run|all|get|values)$/] > MemberExpression > CallExpression[callee.property.name='set']",
          message: 'An update needs a where.',
        },
      ],
    },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks, '@tanstack/query': query },
    rules: {
      ...reactHooks.configs.recommended.rules,
      ...query.configs.recommended.rules,
      'max-lines-per-function': ['error', { max: 120, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['tests/**/*.{ts,tsx}'],
    rules: {
      'max-lines-per-function': 'off',
      'max-lines': ['error', { max: 450, skipBlankLines: true, skipComments: true }],
      'no-console': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: [
      'electron/cli/**',
      'electron/cli.ts',
      'tests/run.ts',
      'resources/build/**',
      '*.config.ts',
      'tests/bench/**',
    ],
    rules: { 'no-console': 'off', 'no-restricted-syntax': 'off' },
  },
  prettier,
);
