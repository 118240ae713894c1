/** Starts the framework from a start list. */
package org.pharos.launcher;
