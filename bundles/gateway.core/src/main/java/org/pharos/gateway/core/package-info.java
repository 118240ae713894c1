/** The pipeline and its policies. */
package org.pharos.gateway.core;
