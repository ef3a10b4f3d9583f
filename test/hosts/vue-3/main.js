import { createApp } from 'vue';
import App from './App.vue';

createApp(App, { ...document.body.dataset }).mount('#app');
