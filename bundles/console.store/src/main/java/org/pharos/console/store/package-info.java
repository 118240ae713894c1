/** The fleet in SQL: H2 below the home, or PostgreSQL. */
package org.pharos.console.store;
