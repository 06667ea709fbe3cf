/// The version of the program, as files and greetings tell it.
package let programVersion = "0.1.0"
