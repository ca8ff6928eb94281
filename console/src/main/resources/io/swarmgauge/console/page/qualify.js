export const title = () => 'Does it qualify?';
export const topics = [];
export const load = async () => ({});
export const view = () => [];
