/** When a study is complete: the strongest evidence there is, and quiet time where there is none. */
package org.pharos.gateway.core.assembly;
