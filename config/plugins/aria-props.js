// The ARIA attributes the product uses. Every one costs bytes in each template level, so add one when a component needs it.
exports.components = {
  View: {
    'aria-role': "''",
    'aria-label': "''",
    'aria-checked': "''",
    'aria-disabled': "''",
    'aria-hidden': "''"
  },
  Text: { 'aria-role': "''", 'aria-label': "''", 'aria-hidden': "''" },
  Button: { 'aria-label': "''" },
  Input: { 'aria-label': "''" },
  Textarea: { 'aria-label': "''" },
  Image: { 'aria-label': "''" }
}
