export const title = () => 'Explanation';
export const topics = [];
export const load = async () => ({});
export const view = () => [];
