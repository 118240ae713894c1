/** Component properties from files a person edits, with the command line laid over them. */
package org.pharos.settings;
