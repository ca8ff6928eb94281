export const title = () => 'Compliance';
export const topics = [];
export const load = async () => ({});
export const view = () => [];
