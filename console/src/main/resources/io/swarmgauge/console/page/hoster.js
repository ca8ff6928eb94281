export const title = () => 'Hoster';
export const topics = [];
export const load = async () => ({});
export const view = () => [];
