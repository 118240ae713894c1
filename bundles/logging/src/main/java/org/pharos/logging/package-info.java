/** Slf4j and its provider in one bundle. */
package org.pharos.logging;
