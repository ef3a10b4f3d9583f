import vue from '@vitejs/plugin-vue';

const isCustomElement = (tag) => tag.startsWith('spaces-');

export default { plugins: [vue({ template: { compilerOptions: { isCustomElement } } })] };
