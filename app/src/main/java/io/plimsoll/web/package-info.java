/**
 * What every page and call shares: how numbers read, how charts are measured, how errors look, who may do what. Each
 * capability's own controllers stand in a sub-package of its name ({@code …Pages} for people, {@code …Api} for programs).
 * Owns no business rule and no SQL.
 */
@org.jspecify.annotations.NullMarked
package io.plimsoll.web;
