/**
 * The gateway's bundles inside a framework, among neighbours that are stand-ins: these tests run in there with them.
 */
package org.pharos.itest.framework;
