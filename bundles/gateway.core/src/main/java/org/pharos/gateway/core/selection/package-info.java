/** Which applications a study is the intended use of, and why the others decline it. */
package org.pharos.gateway.core.selection;
