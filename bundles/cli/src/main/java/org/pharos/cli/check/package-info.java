/** {@code ./pharos test}: runs the build's tests and says in plain words how they went, by what their reports say. */
package org.pharos.cli.check;
