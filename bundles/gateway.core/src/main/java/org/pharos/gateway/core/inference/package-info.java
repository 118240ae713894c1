/** Running an application on a study's images in the worker, and reading its numbers as findings. */
package org.pharos.gateway.core.inference;
