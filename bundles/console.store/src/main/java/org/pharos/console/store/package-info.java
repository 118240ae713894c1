/** The fleet in SQL. */
package org.pharos.console.store;
