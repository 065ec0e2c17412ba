/**
 * Policy tables as files: CSV and XLSX, down and up. Pure.
 *
 * <p>Owns: which bytes a table is written as, and what is read from bytes that anyone may have made. Does not own: what a cell
 * may hold ({@code io.plimsoll.rules.table}); a cell that cannot be read comes through as it is written. Invariants: what is
 * written reads back as the same rows; a number is read from its text, never through a binary fraction or its displayed form;
 * a file with formulas, macros or links to elsewhere is refused, and a hostile one costs little time and memory.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "rules"})
@org.jspecify.annotations.NullMarked
package io.plimsoll.tablefile;
