/** The commands behind ./pharos. */
package org.pharos.cli;
