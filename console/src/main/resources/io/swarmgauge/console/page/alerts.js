export const title = () => 'Alerts';
export const topics = [];
export const load = async () => ({});
export const view = () => [];
