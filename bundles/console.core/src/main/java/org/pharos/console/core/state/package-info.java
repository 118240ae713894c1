/** The fleet in memory: sessions by birth and death, present values, what needs a person. */
package org.pharos.console.core.state;
