/** The log of one process: slf4j, its provider and the rotating file, in one bundle that starts before all others. */
package org.pharos.logging;
