export const title = () => 'Setup';
export const topics = [];
export const load = async () => ({});
export const view = () => [];
