/** Where the admin API stands; the paths of its contract begin with it. */
export const ADMIN_PATH = '/admin/v1';
