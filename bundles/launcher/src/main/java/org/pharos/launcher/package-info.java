/**
 * Starts an application: takes its home, starts the framework from its start list, and ends it cleanly. No product
 * logic.
 */
package org.pharos.launcher;
