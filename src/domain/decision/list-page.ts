/** How many decisions one page of a village's list holds; fewer mean that it was the last. */
export const decisionsAPage = 50
