/**
 * Whole customers' lives in a sandbox that is a process of its own, with its own PostgreSQL and broker: what appears at each
 * step and nothing else, and the same end whoever is killed on the way.
 */
package io.plimsoll.lives;
