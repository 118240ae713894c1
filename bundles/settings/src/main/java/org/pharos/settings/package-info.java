/** Component properties from files a person edits, with the command line laid over them, checked against metatype. */
package org.pharos.settings;
