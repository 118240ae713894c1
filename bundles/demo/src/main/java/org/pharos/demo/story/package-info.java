/** Everything on one machine: the processes of the demonstration and what a newcomer is told. */
package org.pharos.demo.story;
